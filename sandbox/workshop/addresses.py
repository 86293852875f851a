"""How the other PCs of the room must write an address."""

from django.http.request import split_domain_port

from sandbox.machine.hosts import ALWAYS, lan_address


def for_others(request, path):
    """The address of a page as another PC of the room must write it.

    The mediator's own browser may say « localhost », which means oneself everywhere else.
    """
    name, port = split_domain_port(request.get_host())
    if name in ALWAYS:
        name = lan_address()
    return f"{request.scheme}://{name}{f':{port}' if port else ''}{path}"
