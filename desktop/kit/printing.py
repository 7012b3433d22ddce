"""The preview of a document: its PDF pages as they will be printed, to save or to print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Button, Deed, plain_label, rule
from desktop.kit.desk import write_file

_POINTS = 72.0
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN = 96.0
_PAPER = 300  # dots per inch sent to a printer
_WIDE, _HIGH, _BESIDE = 900, 760, 40  # px at 100 %: of the dialog, and of what stands beside a page


class Pages:
    """The pages of a PDF as images, each rendered when it is asked for."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # noqa: PLC0415  loaded only to preview

        self._document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def image(self, place: int, dots: float) -> QImage:
        """Return a page counted from 0 at so many dots per inch."""
        page = self._document[place]
        bitmap = page.render(scale=dots / _POINTS, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        bitmap.close()
        page.close()
        return picture

    def width(self) -> float:
        """Return the width of the widest page in points."""
        return max(float(self._document.get_page_size(place)[0]) for place in range(len(self)))

    def close(self) -> None:
        """Let the document go."""
        self._document.close()


class Sheet(QWidget):
    """One page on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()

    def show_page(self, picture: QPixmap, words: str) -> None:
        """Show a page."""
        self._picture = picture
        self.setAccessibleName(words)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the page's size in logical pixels, with its edge."""
        return self._picture.deviceIndependentSize().toSize() + QSize(2, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and a line around it."""
        painter = QPainter(self)
        painter.drawPixmap(1, 1, self._picture)
        painter.setPen(appearance.colour("line strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QDialog):
    """Pages one at a time, with zoom, Save as and Print."""

    def __init__(self, parent: QWidget | None, title: str, pdf: bytes, suggested_name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._pdf, self._name = pdf, suggested_name
        self._pages = Pages(pdf)
        self._place, self._zoom = 0, 0
        self._sheet = Sheet()
        self._counter = plain_label("", "small", "text 2")
        area = QScrollArea()
        area.setWidget(self._sheet)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setAccessibleName("Page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title))
        column.addWidget(rule())
        column.addWidget(area, 1)
        self._fit()
        self.finished.connect(lambda _result: self._pages.close())
        self.turn(0)

    def _fit(self) -> None:
        """Open wide enough for a page at its own size, or show it smaller where the screen is not."""
        there, page = self.screen().availableSize(), self._pages.width() * _SCREEN / _POINTS
        wanted = max(appearance.space(_WIDE), round(page) + appearance.space(_BESIDE))
        self.resize(min(wanted, there.width()), min(appearance.space(_HIGH), there.height()))
        room = self.width() - appearance.space(_BESIDE)
        fitting = [place for place, zoom in enumerate(_ZOOMS) if zoom <= 1 and page * zoom <= room]
        self._zoom = fitting[-1] if fitting else 0

    def turn(self, step: int) -> None:
        """Go some pages on or back."""
        self._place = min(max(self._place + step, 0), len(self._pages) - 1)
        self._render()

    def zoom(self, step: int) -> None:
        """Go some steps nearer or farther."""
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._render()

    def page_words(self) -> str:
        """Return `page 1 of 3`."""
        return f"page {self._place + 1} of {len(self._pages)}"

    def save(self) -> None:
        """Ask where to, and save the PDF whole or not at all."""
        save_bytes(self._name, "PDF (*.pdf)", self._pdf)

    def print_all(self) -> None:
        """Ask for a printer and print every page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_pages(self._pages, printer)

    def _render(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(self._pages.image(self._place, _SCREEN * _ZOOMS[self._zoom] * ratio))
        picture.setDevicePixelRatio(ratio)
        self._sheet.show_page(picture, self.page_words())
        self._counter.setText(f"{self.page_words()} · {_ZOOMS[self._zoom]:.0%}")

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(12)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(appearance.space(8))
        row.addWidget(plain_label(title, "record", weight=600), 1)
        row.addWidget(self._counter)
        steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("chevron-left", "Page back", lambda: self.turn(-1)),
            ("chevron-right", "Page on", lambda: self.turn(1)),
            ("zoom-out", "Smaller", lambda: self.zoom(-1)),
            ("zoom-in", "Larger", lambda: self.zoom(1)),
        )
        keys = (("PgUp", "PgUp"), ("PgDown", "PgDown"), ("Ctrl+-", "Ctrl −"), ("Ctrl++", "Ctrl +"))
        for (icon, tip, do), (key, words) in zip(steps, keys, strict=True):
            button = Button.of(Deed("", do, icon=icon, tip=tip))
            button.setShortcut(key)
            button.setToolTip(f"{tip} ({words})")
            row.addWidget(button)
        row.addWidget(Button.of(Deed("Print…", self.print_all, icon="printer")))
        save = Button.of(Deed("Save as…", self.save, key="Ctrl+S", icon="save", kind="filled"))
        save.setShortcut("Ctrl+S")
        row.addWidget(save)
        return row


def print_pages(pages: Pages, printer: QPrinter) -> None:
    """Paint every page onto a printer's sheets."""
    painter = QPainter(printer)
    for place in range(len(pages)):
        if place:
            printer.newPage()
        picture = pages.image(place, _PAPER)
        sheet = QRectF(painter.viewport())
        scale = min(sheet.width() / picture.width(), sheet.height() / picture.height())
        painter.drawImage(QRectF(0, 0, picture.width() * scale, picture.height() * scale), picture)
    painter.end()


def save_bytes(suggested_name: str, kinds: str, body: bytes) -> Path | None:
    """Ask where to save a file, write it whole or not at all, and say so; None when given up or refused."""
    target = messages.ask_save_path("Save as", suggested_name, kinds)
    if target is None:
        return None

    def write() -> Path:
        write_file(target, body)
        return target

    saved = messages.attempt(write)
    if saved:
        messages.toast(f"Saved {saved.name}")
    return saved


def preview(parent: QWidget | None, title: str, pdf: bytes, suggested_name: str) -> None:
    """Show a document until it is closed."""
    dialog = Preview(parent, title, pdf, suggested_name)
    dialog.exec()
    dialog.deleteLater()
