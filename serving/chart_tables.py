"""The numbers of a chart for who asks for them: `/chart/<name>.<csv|xlsx|html>?with=…&period=…`."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from blocks.chart_files import chart_file
from blocks.viewing import view_of
from data.errors import Fault, StoreUnreachable
from wording import LANGUAGES, language

KEPT = "private, max-age=3600"  # the figures of one snapshot never change, what is written beside them may


def chart_table(request: Request) -> Response:
    """The file; 404 with a sentence where the address names nothing, 503 where the store is out of reach."""
    asked = request.query_params
    try:
        view = view_of(asked)
        file = chart_file(view, request.path_params["name"], asked.getlist("with"), request.path_params["kind"])
    except Fault as fault:
        code = asked.get("lang", LANGUAGES[0])
        words = language(code)
        status = 503 if isinstance(fault, StoreUnreachable) else 404
        return PlainTextResponse(f"{fault.title(words)} {fault.sentence(words)}", status_code=status)
    headers = {"cache-control": KEPT if asked.get("as_of", "").isdecimal() else "no-cache"}
    if file.name:
        headers["content-disposition"] = f'attachment; filename="{file.name}"'
    return Response(file.body, headers=headers, media_type=file.content)
