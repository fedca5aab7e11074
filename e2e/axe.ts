import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

/** What axe finds wrong with a page, each as one line. */
export async function findFaults(page: Page): Promise<string[]> {
  // It would describe every element that is right, too, for most of its time. There are no frames.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
