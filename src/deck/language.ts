const languages = ["both", "en", "zh"] as const;
type Language = (typeof languages)[number];

const page = document.documentElement;

/** Shows both languages or one of them; anything but a language's name shows both. */
export function showLanguage(name: string | null): void {
  const language = languages.find((known) => known === name) ?? "both";
  const title = document.querySelector("title")!;
  page.dataset["lang"] = language;
  page.lang = language === "zh" ? "zh-Hans" : "en";
  title.textContent = nameTitle(title, language);
}

/** Goes from both languages to English, to Chinese, and back; the address keeps the choice. */
export function switchLanguage(): void {
  const next = languages.indexOf(page.dataset["lang"] as Language) + 1;
  const language = languages[next % languages.length]!;
  showLanguage(language);
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  history.replaceState(history.state, "", url);
}

function nameTitle({ dataset }: HTMLTitleElement, language: Language): string {
  const { en = "", zh = "" } = dataset;
  return { both: `${en} ${zh}`, en, zh }[language];
}
