"""Opens the dialog that replaces words."""

from duidu.ui.page.page_control import PageControl


class ReplaceControl(PageControl):
    """Opens the dialog of a page."""

    def ask(self) -> None:
        """Show the dialog, with the selected words as those to be replaced."""
        from duidu.ui.glossary.replace_sheet import ReplaceSheet

        sheet = ReplaceSheet(self.page)
        selected = self.page.view.first_selected(2)
        if len(selected) == 1:
            one = selected[0]
            row = self.page.open_text.row(self.page.open_text.row_of(one.side, one.block))
            block = next(b for b in row.blocks(one.side) if b.id == one.block)
            sheet.wanted.setText(block.text[one.start : one.end])
            sheet.side.setCurrentIndex(sheet.side.findData(one.side))
        else:
            caret = self.page.view.caret.place if self.page.view.caret else None
            if caret is not None:
                sheet.side.setCurrentIndex(sheet.side.findData(caret.side))
        sheet.show()
        sheet.wanted.setFocus()
