import { nameIn } from "../../deck/view.ts";
import { fill } from "../fill.ts";
import { ask } from "../secret.ts";

/** Says in the speaker's window how many listen in which language, and whether the line is up. */
export function showListeners(presenter: HTMLElement, secret: string): void {
  const template = document.querySelector<HTMLTemplateElement>("template.line")!;
  presenter.querySelector(".time")!.before(template.content);
  const line = presenter.querySelector(".line")!;
  const text = line.querySelector("[role=status]")!;
  const side = () => (presenter.lang.startsWith("zh") ? "zh" : "en");
  nameIn(line, side());

  const count = async () => {
    const answers = await Promise.all(
      ["en", "zh", "both"].map((language) => ask(`count/${language}`, secret)),
    );
    const counts = answers.map((answer) => (answer as { subscribers?: number })?.subscribers);
    const isUp = counts.every((number) => number !== undefined);
    line.classList.toggle("down", !isUp);
    const said = fill(text.getAttribute(`data-${side()}-${isUp ? "up" : "down"}`)!, counts);
    if (text.textContent !== said) text.textContent = said;
    setTimeout(count, 2000);
  };
  void count();
}
