import "virtual:deck.css";
import { startDeck } from "./start.ts";

await startDeck();

// In development: only the room shows an edit where it stands.
if (!document.querySelector(".reveal")) import.meta.hot?.on("deck:update", () => location.reload());
