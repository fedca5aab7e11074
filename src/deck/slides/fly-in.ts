type Point = readonly [x: number, y: number];

const isStill = matchMedia("(prefers-reduced-motion: reduce)");
const flight = {
  duration: 700,
  easing: "cubic-bezier(0.16, 1, 0.3, 1)",
  fill: "backwards",
} as const;
const stagger = 45;

/**
 * Lets pieces fly out of the slide's map to where they stand: each is moved, turned and enlarged,
 * never bent. Shapes that are no pieces of the map stay where they are.
 */
export function flyPieces(slide: Element, pieces: Iterable<SVGPolygonElement>): void {
  if (isStill.matches) return;
  let delay = 0;
  for (const piece of pieces) {
    const { piece: number } = piece.dataset;
    const start = slide.querySelector<SVGPolygonElement>(`.map [data-piece="${number}"]`);
    if (!start) continue;
    const [from, to] = [readOutline(start, piece), readOutline(piece, piece)];
    const [x, y] = findCentre(to);
    const [startX, startY] = findCentre(from);
    const { turn, scale } = match(to, from);
    // It begins outside its drawing, which browsers clip.
    piece.ownerSVGElement!.style.overflow = "visible";
    piece.style.transformOrigin = `${x}px ${y}px`;
    const transform = `translate(${startX - x}px, ${startY - y}px) rotate(${turn}rad) scale(${scale})`;
    piece.animate([{ transform }, { transform: "none" }], { ...flight, delay });
    delay += stagger;
  }
}

/** A polygon's corners, in the coordinates of another's drawing. */
function readOutline(polygon: SVGPolygonElement, other: SVGPolygonElement): Point[] {
  const matrix = other.getScreenCTM()!.inverse().multiply(polygon.getScreenCTM()!);
  return [...polygon.points].map((corner) => {
    const { x, y } = corner.matrixTransform(matrix);
    return [x, y];
  });
}

function findCentre(outline: readonly Point[]): Point {
  const sum = (axis: 0 | 1) => outline.reduce((total, point) => total + point[axis], 0);
  return [sum(0) / outline.length, sum(1) / outline.length];
}

/** The smallest turn, in radians, and the scale that lay one outline on a like one. */
function match(from: readonly Point[], to: readonly Point[]): { turn: number; scale: number } {
  const [one, other] = [readSpokes(from), readSpokes(to)];
  const scale =
    Math.max(...other.map(({ length }) => length)) / Math.max(...one.map(({ length }) => length));
  const turns = other.flatMap((_, first) => {
    const turn = norm(other[first]!.angle - one[0]!.angle);
    const fits = one.every(({ angle, length }, i) => {
      const spoke = other[(first + i) % other.length]!;
      return (
        Math.abs(norm(spoke.angle - angle - turn)) < 0.01 &&
        Math.abs(spoke.length - length * scale) < 1
      );
    });
    return fits ? [turn] : [];
  });
  const turn = turns.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  return { turn, scale };
}

/** From an outline's centre to its corners, clockwise. */
function readSpokes(outline: readonly Point[]): { angle: number; length: number }[] {
  const [x, y] = findCentre(outline);
  return outline
    .map(([cornerX, cornerY]) => ({
      angle: Math.atan2(cornerY - y, cornerX - x),
      length: Math.hypot(cornerX - x, cornerY - y),
    }))
    .sort((a, b) => a.angle - b.angle);
}

/** An angle between −π and π. */
const norm = (angle: number) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
