import type { Page } from "playwright/test";

interface FontUse {
  text: string;
  font: string;
  isOwn: boolean;
}

/** Which font really draws each text on the slides, as Chromium's inspector says; others tell nothing. */
export async function readFonts(page: Page): Promise<FontUse[]> {
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

  const uses: FontUse[] = [];
  for (const nodeId of nodeIds) {
    const { fonts } = await inspector.send("CSS.getPlatformFontsForNode", { nodeId });
    if (fonts.length === 0) continue;
    const { outerHTML } = await inspector.send("DOM.getOuterHTML", { nodeId });
    for (const { familyName, postScriptName, isCustomFont } of fonts) {
      uses.push({ text: outerHTML, font: `${familyName} ${postScriptName}`, isOwn: isCustomFont });
    }
  }
  return uses;
}
