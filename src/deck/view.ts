import { tag, views, type View } from "../compiler/language.ts";

/** The languages that a name stands for, both for any other. */
export const readView = (name: string | null): View =>
  views.find((known) => known === name) ?? "both";

const page = document.documentElement;
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

/** Shows both languages or one of them; anything but a language's name shows both. */
export function showLanguage(name: string | null): void {
  const language = readView(name);
  page.dataset["lang"] = language;
  page.lang = tag[language === "zh" ? "zh" : "en"];
  for (const button of document.querySelectorAll<HTMLButtonElement>(".languages button"))
    button.setAttribute("aria-pressed", String(button.value === language));
  nameIn(document, language);
}

/** Says what things are called in a language, or in both: their label where they have one. */
export function nameIn(root: ParentNode, language: View): void {
  for (const named of root.querySelectorAll<HTMLElement | SVGElement>("[data-en]")) {
    const { en = "", zh = "" } = named.dataset;
    const text = { both: `${en} ${zh}`, en, zh }[language];
    if (named.hasAttribute("aria-label")) named.setAttribute("aria-label", text);
    else named.textContent = text;
  }
}

/** Goes from both languages to English, to Chinese, and back. */
export function switchLanguage(): void {
  // The address knows before the page does: a change is shown with the next frame.
  const now = new URL(location.href).searchParams.get("lang");
  const next = views.indexOf(readView(now)) + 1;
  changeLanguage(views[next % views.length]!);
}

/** Shows the document's buttons for the languages. */
export function offerLanguages(): void {
  const buttons = document.querySelector<HTMLElement>(".languages")!;
  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement) changeLanguage(target.value);
  });
}

/** Shows a language, each block moving to its new place; the address keeps the choice. */
function changeLanguage(language: string): void {
  if (isStill.matches || !document.startViewTransition) {
    showLanguage(language);
  } else {
    nameBlocks();
    const transition = document.startViewTransition(() => showLanguage(language));
    // The next change may skip this one before it is drawn.
    transition.ready.catch(() => {});
  }
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  history.replaceState(history.state, "", url);
  dispatchEvent(new Event("deck:language"));
}

/**
 * Names what moves by itself on the slide shown. (`match-element` would do it, but is a name like any
 * other to Chromium before 137.)
 */
function nameBlocks(): void {
  const blocks = document.querySelectorAll<HTMLElement | SVGElement>(
    ".slides .pair > *, .slides figure > :is(svg, img)",
  );
  for (const [i, block] of blocks.entries()) {
    const name = block.closest(".present") ? `block-${i}` : "none";
    block.style.setProperty("view-transition-name", name);
  }
}

/** Sets Chinese first: left of English, or above it. */
export function putChineseFirst(): void {
  page.dataset["first"] = "zh";
  for (const chinese of document.querySelectorAll(`.pair > [lang=${tag.zh}]`))
    chinese.parentElement!.prepend(chinese);
  for (const row of document.querySelectorAll(".table tr")) {
    const list = (language: string) => row.querySelectorAll(`:scope > [lang=${language}]`);
    row.prepend(...list(tag.zh));
    row.append(...list(tag.en));
  }
}
