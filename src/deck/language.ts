const languages = ["both", "en", "zh"] as const;
type Language = (typeof languages)[number];

const page = document.documentElement;
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

/** Shows both languages or one of them; anything but a language's name shows both. */
export function showLanguage(name: string | null): void {
  const language = languages.find((known) => known === name) ?? "both";
  page.dataset["lang"] = language;
  page.lang = language === "zh" ? "zh-Hans" : "en";
  for (const named of document.querySelectorAll<HTMLElement | SVGElement>("[data-en]")) {
    const { en = "", zh = "" } = named.dataset;
    const text = { both: `${en} ${zh}`, en, zh }[language];
    if (named instanceof HTMLTitleElement) named.textContent = text;
    else named.setAttribute("aria-label", text);
  }
}

/** Goes from both languages to English, to Chinese, and back; the address keeps the choice. */
export function switchLanguage(): void {
  const next = languages.indexOf(page.dataset["lang"] as Language) + 1;
  const language = languages[next % languages.length]!;
  if (isStill.matches || !document.startViewTransition) {
    showLanguage(language);
  } else {
    const transition = document.startViewTransition(() => showLanguage(language));
    // The next switch may skip this one before it is drawn.
    transition.ready.catch(() => {});
  }
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  history.replaceState(history.state, "", url);
}

/** Sets Chinese first: left of English, or above it. */
export function putChineseFirst(): void {
  for (const chinese of document.querySelectorAll(".pair > [lang=zh-Hans]"))
    chinese.parentElement!.prepend(chinese);
}
