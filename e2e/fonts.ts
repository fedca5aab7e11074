import type { Page } from "playwright/test";

interface FontUse {
  text: string;
  font: string;
  isOwn: boolean;
}

/** Which font really draws each text on the slides, as Chromium's inspector says; others tell nothing. */
export const readFonts = (page: Page): Promise<FontUse[]> => ask(page, () => true);

/** The same of the texts that are drawn in none of the deck's own fonts. */
export const readStrangers = (page: Page): Promise<FontUse[]> => ask(page, (isOwn) => !isOwn);

async function ask(page: Page, isAsked: (isOwn: boolean) => boolean): Promise<FontUse[]> {
  if (page.context().browser()?.browserType().name() !== "chromium") return [];
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("DOM.enable");
  await inspector.send("CSS.enable");
  const { root } = await inspector.send("DOM.getDocument");
  const selector = ".slides :is(h1, h2, h3, p, blockquote, strong, span, code, a, text, th, td)";
  const { nodeIds } = await inspector.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector,
  });

  const uses = nodeIds.map(async (nodeId) => {
    const answer = await inspector.send("CSS.getPlatformFontsForNode", { nodeId });
    const fonts = answer.fonts.filter(({ isCustomFont }) => isAsked(isCustomFont));
    if (fonts.length === 0) return [];
    const { outerHTML: text } = await inspector.send("DOM.getOuterHTML", { nodeId });
    return fonts.map(({ familyName, postScriptName, isCustomFont: isOwn }) => ({
      text,
      font: `${familyName} ${postScriptName}`,
      isOwn,
    }));
  });
  return (await Promise.all(uses)).flat();
}
