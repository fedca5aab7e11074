/** A font of the author's, for what no font of the deck draws. */
export interface OwnFont {
  /** Tells one font from another, by its content. */
  key: string;
  /** A TrueType or OpenType file. */
  bytes: Uint8Array;
}

/** Opens a font's file; nothing where it is none that can be drawn with. */
export type ReadFont = (bytes: Uint8Array) => OwnFont | undefined;
