"use strict";

/* Shows one of the pages of a file that has many: that to which the address leads, or the first. */
(() => {
  const pages = [...document.querySelectorAll("article.page")];
  const ready = new Set();

  function show() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const page = (target && target.closest("article.page")) || pages[0];
    pages.forEach((each) => {
      each.hidden = each !== page;
    });
    document.title = page.dataset.title;
    if (!ready.has(page)) {
      ready.add(page);
      page.dispatchEvent(new CustomEvent("contend-page", { bubbles: true }));
    }
    if (target && target !== page) {
      for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
      target.scrollIntoView();
    } else {
      scrollTo(0, 0);
    }
  }

  addEventListener("hashchange", show);
  show();
})();
