"""What a page or a sheet is put together from: cards, boards, tiles, pictures, sentences, as HTML of a View."""
