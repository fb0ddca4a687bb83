// The link “In trang này” opens the browser's own printing.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".e-print")) return;
  event.preventDefault();
  window.print();
});
