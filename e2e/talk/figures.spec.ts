import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";

type Point = readonly [x: number, y: number];
type Outline = readonly Point[];

// The tangram's seven pieces, cut from a square of side 4.
const square: Record<number, Outline> = {
  1: [[2, 2], [3, 1], [4, 2], [3, 3]],
  2: [[4, 4], [2, 4], [4, 2]],
  3: [[0, 0], [4, 0], [2, 2]],
  4: [[0, 0], [2, 2], [0, 4]],
  5: [[1, 3], [3, 3], [2, 4], [0, 4]],
  6: [[4, 0], [4, 2], [3, 1]],
  7: [[2, 2], [3, 3], [1, 3]],
}; // prettier-ignore

const read = (name: string) =>
  readFileSync(new URL(`../../assets/${name}.svg`, import.meta.url), "utf8");

for (const [name, figures] of Object.entries({
  title: ["loose"],
  overview: ["square"],
  map: ["square"],
  value: ["cat", "square"],
  four: ["cat", "boat", "person", "fish"],
  person: ["person"],
})) {
  for (const figure of figures) {
    test(`${name}.svg: the ${figure} is the tangram's seven pieces, none bent, none on another`, () => {
      const pieces = readPieces(read(name), figure);
      expect([...pieces.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const unit = Math.sqrt(areaOf(pieces.get(1)!) / areaOf(square[1]!));
      for (const [number, outline] of pieces) {
        const sides = sidesOf(outline).map((side) => side / unit);
        for (const [i, side] of sidesOf(square[number]!).entries())
          expect(sides[i], `side ${i} of piece ${number}`).toBeCloseTo(side, 1);
        expect(areaOf(outline) / unit ** 2).toBeCloseTo(areaOf(square[number]!), 1);
      }
      for (const [number, outline] of pieces) {
        for (const [other, next] of pieces) {
          if (number < other)
            expect(areaOf(cut(outline, next)) / unit ** 2, `${number} on ${other}`).toBeLessThan(
              0.01,
            );
        }
      }
    });
  }
}

for (const name of ["plan", "base"]) {
  test(`${name}.svg: its pieces have the shape of the large triangle`, () => {
    const pieces = [...read(name).matchAll(/data-piece="(\d)"[^>]*points="([^"]+)"/g)];
    expect(pieces.length).toBeGreaterThan(0);
    for (const [, number, points] of pieces) {
      const sides = sidesOf(readPoints(points!));
      const like = sidesOf(square[Number(number)]!);
      for (const [i, side] of sides.entries())
        expect(side / sides[0]!).toBeCloseTo(like[i]! / like[0]!, 2);
    }
  });
}

for (const [name, share] of [
  ["share", 76],
  ["share-89", 89],
  ["share-48", 48],
] as const) {
  test(`${name}.svg: ${share}.0 % of the leaning shape is filled`, () => {
    const [whole, filled] = ["whole", "filled"].map((part) => {
      const points = new RegExp(`data-part="${part}"[^>]*points="([^"]+)"`).exec(read(name))![1]!;
      return areaOf(readPoints(points));
    });
    expect((filled! / whole!) * 100).toBeCloseTo(share, 1);
  });
}

test("bets.svg: the triangles are as large as the sums on their slide", () => {
  const slide = readFileSync(new URL("../../slides/04b-bets.md", import.meta.url), "utf8");
  const [small, large] = [...slide.matchAll(/\$(\d+) billion\[/g)].map(([, sum]) => Number(sum));
  const areas = [...read("bets").matchAll(/points="([^"]+)"/g)].map(([, points]) =>
    areaOf(readPoints(points!)),
  );
  expect(areas[1]! / areas[0]!).toBeCloseTo(large! / small!, 1);
});

test("field.svg: as many triangles as the talk's sums say, and one apart", () => {
  const slide = readFileSync(
    new URL("../../slides/05b-replacement-cost.md", import.meta.url),
    "utf8",
  );
  const [, all] = /\$([\d.]+) trillion/.exec(slide)!;
  const [, each] = /\$([\d.]+) billion/.exec(slide)!;
  expect(countTriangles("field")).toBe(Math.round((Number(all) * 100) / Number(each)) * 10);
  expect(read("field").match(/fill="var\(--mark/g)).toHaveLength(1);
});

test("roof.svg: as many triangles as its alternative text says", () => {
  const slide = readFileSync(new URL("../../slides/02-umbrella.md", import.meta.url), "utf8");
  expect(slide).toContain("1,024 triangles");
  expect(countTriangles("roof")).toBe(1024);
});

function countTriangles(name: string): number {
  const paths = [...read(name).matchAll(/data-count="triangles"[^>]*\sd="([^"]+)"/g)];
  return paths.map(([, d]) => d!.split("z").length - 1).reduce((a, b) => a + b);
}

function readPieces(svg: string, figure: string): Map<number, Outline> {
  const group = new RegExp(`data-figure="${figure}".*?</g>`, "s").exec(svg)![0];
  const pieces = group.matchAll(/data-piece="(\d)"[^>]*points="([^"]+)"/g);
  return new Map([...pieces].map(([, number, points]) => [Number(number), readPoints(points!)]));
}

const readPoints = (points: string): Outline =>
  points.split(" ").map((pair) => pair.split(",").map(Number) as unknown as Point);

/** The lengths of an outline's sides, sorted: with the area they tell the pieces apart. */
const sidesOf = (outline: Outline) =>
  outline
    .map(([x, y], i) => {
      const [nextX, nextY] = outline[(i + 1) % outline.length]!;
      return Math.hypot(nextX - x, nextY - y);
    })
    .toSorted((a, b) => a - b);

const areaOf = (outline: Outline) => Math.abs(signedArea(outline));

const signedArea = (outline: Outline) =>
  outline.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** What two convex outlines have in common (Sutherland and Hodgman, 1974). */
function cut(outline: Outline, other: Outline): Outline {
  const turn = Math.sign(signedArea(other));
  let rest = outline;
  for (const [i, [x, y]] of other.entries()) {
    const [nextX, nextY] = other[(i + 1) % other.length]!;
    const side = ([px, py]: Point) => turn * ((nextX - x) * (py - y) - (nextY - y) * (px - x));
    rest = rest.flatMap((point, j) => {
      const next = rest[(j + 1) % rest.length]!;
      const [here, there] = [side(point), side(next)];
      const inside = here >= 0 ? [point] : [];
      if (here * there >= 0) return inside;
      const t = here / (here - there);
      const crossing: Point = [
        point[0] + t * (next[0] - point[0]),
        point[1] + t * (next[1] - point[1]),
      ];
      return [...inside, crossing];
    });
    if (rest.length === 0) return [];
  }
  return rest;
}
