from html.parser import HTMLParser

from models.documents.agenda import agenda_document
from models.documents.export import export
from models.documents.year_calendar import year_calendar_document
from tests.documents import samples


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)


def test_nothing_written_by_a_user_becomes_markup() -> None:
    view = samples.agenda_view(items=(samples.item(1, samples.HOSTILE),), secretary="<script>alert(1)</script>")
    content = export(agenda_document(view, printed=samples.PRINTED), ".html").decode()
    tags = Tags()
    tags.feed(content)
    assert not {"img", "script", "link"} & set(tags.seen)
    assert "&lt;script&gt;" in content
    assert content.count("OFFICIAL-SENSITIVE") == 2


def test_year_is_a_table_of_dated_lines() -> None:
    content = export(year_calendar_document(samples.year_calendar(), printed=samples.PRINTED), ".html").decode()
    assert "<td>Tue\u00a05\u00a0May\u00a02026</td>" in content
