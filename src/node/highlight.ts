import { createRequire } from "node:module";
import type * as Engine from "@shikijs/engine-javascript";
import type * as Primitive from "@shikijs/primitive";
import type { Highlight, TokenKind } from "../compiler/code-tokens.ts";

// Grammars name what they find by scopes (https://macromates.com/manual/en/language_grammars). A later
// rule of equal depth wins.
const scopes: readonly (readonly [TokenKind, readonly string[]])[] = [
  [
    "keyword",
    [
      "keyword",
      "storage",
      "entity.name.tag",
      "entity.name.command",
      "support.function.builtin",
      "markup.heading",
      "markup.bold",
      "markup.inserted",
    ],
  ],
  [
    "plain",
    ["keyword.operator", "meta.template.expression", "meta.embedded", "meta.interpolation"],
  ],
  [
    "keyword",
    ["keyword.operator.new", "keyword.operator.expression", "keyword.operator.logical.python"],
  ],
  ["string", ["string"]],
  ["plain", ["string.unquoted.argument"]],
  ["constant", ["constant.numeric", "constant.language"]],
  ["plain", ["support.type.property-name", "entity.name.tag.yaml"]],
  ["comment", ["comment", "string.quoted.docstring", "markup.deleted"]],
];

// Shiki gives tokens colours: here these stand for the kinds.
const kinds: readonly TokenKind[] = ["plain", "keyword", "string", "constant", "comment"];
const colourOf = (kind: TokenKind) => `#00000${kinds.indexOf(kind)}`;
const theme = {
  name: "deck",
  type: "light" as const,
  fg: colourOf("plain"),
  bg: "#ffffff",
  settings: scopes.map(([kind, scope]) => ({
    scope: [...scope],
    settings: { foreground: colourOf(kind) },
  })),
};

const require = createRequire(import.meta.url);

/** Opens Shiki: most decks have no code, and need not wait a third of a second for it. */
function openShiki() {
  const primitive = require("@shikijs/primitive") as typeof Primitive;
  const engine = require("@shikijs/engine-javascript") as typeof Engine;
  const shiki = primitive.createShikiPrimitive({
    themes: [theme],
    langs: [],
    engine: engine.createJavaScriptRegexEngine({ forgiving: true }),
  });
  return { ...primitive, shiki };
}

let opened: ReturnType<typeof openShiki> | undefined;

/** Loads the grammar of a language the first time that it is asked for. */
function loadLanguage(name: string, shiki: Primitive.ShikiPrimitive): boolean {
  if (shiki.getLoadedLanguages().includes(name)) return true;
  if (!/^[\w-]+$/.test(name)) return false;
  let grammars: { default: Primitive.LanguageRegistration[] };
  try {
    grammars = require(`@shikijs/langs/${name}`) as typeof grammars;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return false;
    throw error;
  }
  shiki.loadLanguageSync(...grammars.default);
  return shiki.getLoadedLanguages().includes(name);
}

/** Finds what is what in code with the grammars of VS Code; no grammar, no result. */
export const highlight: Highlight = (code, language) => {
  // Files have names without signs: c++ is cpp, c# csharp.
  const name = language.toLowerCase().replace("#", "sharp").replaceAll("+", "p");
  const { shiki, isPlainLang, codeToTokensBase } = (opened ??= openShiki());
  if (!name || isPlainLang(name)) return code.split("\n").map((text) => [{ kind: "plain", text }]);
  if (!loadLanguage(name, shiki)) return undefined;
  // Without a limit of time: what is slow to read is coloured all the same.
  const options = { lang: name, theme: "deck", tokenizeTimeLimit: 0 };
  return codeToTokensBase(shiki, code, options).map((line) =>
    line.map(({ content, color = "" }) => ({
      kind: kinds[Number(color.at(-1))] ?? "plain",
      text: content,
    })),
  );
};
