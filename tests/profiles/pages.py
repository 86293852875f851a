"""What a page says, apart from the papers beside it."""


def main_of(response):
    return response.content.decode().split("<main")[1].split("</main>")[0]
