// The framework's own parts speak English only. This puts the reader's words in their place, for the eye and for
// those who hear the page, whenever they draw themselves anew. The words come with the script's tag.
(() => {
  const tag = document.querySelector("script[data-framework-words]");
  if (!tag) return;
  window.frameworkWords?.leave(); // the language has changed in the running page: the framework's own come back
  window.frameworkWords = null;
  const words = JSON.parse(tag.dataset.frameworkWords);
  if (!words) return; // English, which the framework speaks
  const own = new WeakMap(); // a text, or a part of the page with its labels → the framework's own words
  const keep = (node, name, value) => own.set(node, { [name]: value, ...own.get(node) });
  const exact = {
    "Upload": words.choose,
    "Drag and drop a file here": words.drop,
    "Add files": words.another,
    "file upload": words.choose,
    "Click to retry upload": words.retry,
    "Open": words.open,
    "Close": words.close,
    "Clear value": words.clear,
    "Choose an option": words.option,
    "Choose date": words.day,
    "Previous month": words.month_before,
    "Next month": words.month_after,
    "Next": words.month_after,
    "Error:": `${words.wrong} `,
    "App pages": words.pages,
    "Sidebar": words.menu,
    "Expand sidebar": words.menu_open,
    "Collapse sidebar": words.menu_close,
    "Pagination": words.list,
    "Previous page": words.previous,
    "Next page": words.next,
    "Copy to clipboard": words.copy,
    "Copied": words.copied,
  };
  const shapes = [
    [/^Page (\d+)$/, (number) => words.page.replace("{number}", number)],
    [/^(\d+)(?:\.(\d))?([KMG]?B)$/, (whole, part, unit) => `${whole}${part && part !== "0" ? `,${part}` : ""} ${unit}`],
    [/^(.+) per file$/, () => words.limit],
    [/^(Error: )?File must be .+ or smaller\.$/, () => words.large],
    [/^(Error: )?Only one file is allowed\.$/, () => words.one],
    [/^(Error: )?.*files are not allowed\.$/, () => words.failed],
    [/^(Error: )?(Upload failed|Unexpected error.*|File size is too small.*|Network Error.*|Request failed.*|Error: .*)$/, () => words.failed],
    [/^Cancel upload of (.*)$/, (name) => words.stop.replace("{name}", name)],
    [/^Choose date, (.*)$/, (month) => `${words.day}, ${month}`],
    [/^(day|month|year), (.*)$/, (part, label) => `${words.parts[part]}, ${label}`],
    [/^(.*), (Last|First) available date$/, (day, end) => `${day}, ${words.ends[end]}`],
    [/^Remove (.*)$/, (name) => words.remove.replace("{name}", name)],
  ];
  const said = (text) => {
    const bare = (text || "").trim();
    if (!bare) return null;
    if (exact[bare]) return exact[bare];
    for (const [shape, word] of shapes) {
      const found = bare.match(shape);
      if (found) return word(...found.slice(1));
    }
    return null;
  };
  const labels = (box) => {
    for (const name of ["aria-label", "title", "placeholder"]) {
      for (const element of [box, ...box.querySelectorAll(`[${name}]`)]) {
        if (element.dataset.testid === "stFileChipName") continue;
        const word = said(element.getAttribute(name));
        if (!word || word === element.getAttribute(name)) continue;
        keep(element, name, element.getAttribute(name));
        element.setAttribute(name, word);
      }
    }
  };
  const putRight = (box) => {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.parentElement.closest("[data-testid=stFileChipName], [data-testid=stWidgetLabel]")) continue;
      const word = said(node.nodeValue);
      if (!word || word === node.nodeValue) continue;
      keep(node, "text", node.nodeValue);
      node.nodeValue = word;
    }
    labels(box);
    if (!box.dataset.said) box.dataset.said = "true";
  };
  const read = "[data-testid=stFileUploader], [data-testid=stTooltipErrorContent], [data-testid=stTooltipContent]";
  const heard =
    "[data-testid=stSelectbox], [data-testid^=stDateInput], [data-testid=stPagination], [data-testid=stCode], [data-testid=stHeader], " +
    "[data-testid=stTopNav], [data-testid=stSidebar], [data-testid=stSidebarNav]";
  const everywhere = () => {
    document.querySelectorAll(read).forEach(putRight);
    document.querySelectorAll(heard).forEach(labels);
    // the style puts the reader's words in the place of the framework's, which would be heard beside them
    const skip = document.querySelector("[data-testid=stSkipToContent]:not([aria-label])");
    if (skip) {
      keep(skip, "aria-label", null);
      skip.setAttribute("aria-label", words.skip);
    }
    for (const icon of document.querySelectorAll("[data-testid=stIconMaterial]:not([aria-hidden])")) {
      icon.setAttribute("aria-hidden", "true"); // its name is English
    }
  };
  const watch = new MutationObserver(everywhere);
  watch.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title", "placeholder"],
  });
  const leave = () => {
    watch.disconnect();
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (all.nextNode()) {
      const node = all.currentNode;
      for (const [name, value] of Object.entries(own.get(node) || {})) {
        if (name === "text") node.nodeValue = value;
        else if (value === null) node.removeAttribute(name);
        else node.setAttribute(name, value);
      }
    }
  };
  window.frameworkWords = { leave };
  everywhere();
})();
