// The framework's file box speaks English only. This puts the reader's words in their place, for the eye
// and for those who hear the page, whenever the box draws itself anew. The words come with the script's tag.
(() => {
  const tag = document.querySelector("script[data-upload-words]");
  if (!tag) return;
  const words = JSON.parse(tag.dataset.uploadWords);
  const before = window.uploadWords;
  if (before) before.disconnect();
  const exact = {
    "Upload": words.choose,
    "Drag and drop a file here": words.drop,
    "Add files": words.another,
    "file upload": words.choose,
    "Click to retry upload": words.retry,
    "Open": words.open,
    "Close": words.close,
    "Clear value": words.clear,
  };
  const shapes = [
    [/^(.+) per file$/, () => words.limit],
    [/^(Error: )?File must be .+ or smaller\.$/, () => words.large],
    [/^(Error: )?Only one file is allowed\.$/, () => words.one],
    [/^(Error: )?.*files are not allowed\.$/, () => words.failed],
    [/^(Error: )?(Upload failed|Unexpected error.*|File size is too small.*|Network Error.*|Request failed.*|Error: .*)$/, () => words.failed],
    [/^Cancel upload of (.*)$/, (name) => words.stop.replace("{name}", name)],
    [/^Remove (.*)$/, (name) => words.remove.replace("{name}", name)],
  ];
  const said = (text) => {
    const bare = (text || "").trim();
    if (!bare) return null;
    if (exact[bare]) return exact[bare];
    for (const [shape, word] of shapes) {
      const found = bare.match(shape);
      if (found) return word(found[1]);
    }
    return null;
  };
  const labels = (box) => {
    for (const name of ["aria-label", "title"]) {
      for (const element of box.querySelectorAll(`[${name}]`)) {
        if (element.dataset.testid === "stFileChipName") continue;
        const word = said(element.getAttribute(name));
        if (word && word !== element.getAttribute(name)) element.setAttribute(name, word);
      }
    }
  };
  const putRight = (box) => {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.parentElement.closest("[data-testid=stFileChipName], [data-testid=stWidgetLabel]")) continue;
      const word = said(node.nodeValue);
      if (word && word !== node.nodeValue) node.nodeValue = word;
    }
    labels(box);
    if (!box.dataset.said) box.dataset.said = "true";
  };
  const everywhere = () => {
    document.querySelectorAll("[data-testid=stFileUploader], [data-testid=stTooltipErrorContent]").forEach(putRight);
    document.querySelectorAll("[data-testid=stSelectbox]").forEach(labels);
  };
  const watch = new MutationObserver(everywhere);
  watch.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title"],
  });
  window.uploadWords = watch;
  everywhere();
})();
