"""What is secondary is folded on a phone, where a page would else be endless (`style/folded.css`)."""

from blocks.markup import esc
from blocks.view import View


def fold(view: View, title: str) -> str:
    """The switch that opens all that follows it in its card, as HTML; `title` is heard with it."""
    words = f'{esc(view.language.text("Show details"))}<span class="e-heard">: {esc(title)}</span>'
    return f'<label class="e-fold"><input type="checkbox"><span>{words}</span></label>'


def fold_named(words: str) -> str:
    """The same where the part has no title above it: the switch says what it opens."""
    return f'<label class="e-fold"><input type="checkbox"><span>{esc(words)}</span></label>'
