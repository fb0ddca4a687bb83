"""The weekly briefing: sheets, pictures, slides, document and spoken sentences, all from one snapshot."""
