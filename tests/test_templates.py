"""A template is indented for who edits it, and its page is sent without that."""

from django.template import Context, Engine


def test_no_space_begins_a_line_that_is_sent(client, db):
    page = client.get("/").content

    assert page.count(b"\n") > 9
    assert b"\n " not in page


def test_a_template_keeps_its_lines_the_spaces_within_and_what_is_typed(tmp_path):
    source = "<div>\n  <p>Un  deux\n    trois</p>\n\n  <textarea>\n{{ typed }}</textarea>\n</div>\n"
    (tmp_path / "page.html").write_text(source, "utf-8")
    engine = Engine(dirs=[tmp_path], loaders=["sandbox.kit.templates.Loader"])

    sent = engine.get_template("page.html").render(Context({"typed": "Bonjour,\n  merci"}))

    assert sent == (
        "<div>\n<p>Un  deux\ntrois</p>\n\n<textarea>\nBonjour,\n  merci</textarea>\n</div>\n"
    )
