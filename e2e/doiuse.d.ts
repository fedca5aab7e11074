declare module "doiuse" {
  import type { Plugin } from "postcss";

  interface Usage {
    feature: string;
    featureData: { missing?: string };
  }

  export default class DoIUse implements Plugin {
    constructor(options: { browsers: readonly string[]; onFeatureUsage: (usage: Usage) => void });
    postcssPlugin: string;
  }
}
