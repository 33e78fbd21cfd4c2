import { describe, expect, it } from "vitest";
import { CoverageMap } from "../../../web/charts/coverage-map.tsx";
import { Matrix } from "../../../web/charts/matrix.tsx";
import { Movement } from "../../../web/charts/movement.tsx";
import { TileMap } from "../../../web/charts/tile-map.tsx";
import { TimeAxis, timeScale } from "../../../web/charts/time-strip.tsx";
import { Timetable } from "../../../web/charts/timetable.tsx";
import { type Tone, fillOf, inkOn, toneOfCount } from "../../../web/charts/tone.ts";
import { markupOf, treeOf } from "../govuk/markup-tree.ts";
import { elements, factsOf } from "./picture.ts";

const areas = [
  { number: 1, name: "Northumbria", tile: [2, 0] as const, count: 0 },
  { number: 11, name: "Wales", tile: [0, 4] as const, count: 1 },
  { number: 20, name: "London", tile: [3, 5] as const, count: 3, href: "/lots/20" },
];

const coverage = <CoverageMap id="cover" title="Bidders" areas={areas} minimum={2} />;

const matrix = (
  <Matrix
    id="grid"
    title="Bidders and lots"
    minimum={2}
    legend={[]}
    columns={[
      { key: "lot_wales", number: 11, name: "Wales" },
      { key: "lot_london", number: 20, name: "London" },
    ]}
    rows={[
      { name: "A & B", cells: [{ column: "lot_london", value: "1st", tone: 4 }] },
      {
        name: "C",
        cells: [
          { column: "lot_wales", value: "1st", tone: 4 },
          { column: "lot_london", value: "2nd", tone: 2 },
        ],
      },
      { name: "D", cells: [] },
    ]}
  />
);

const opens = { instant: "2014-05-06T08:00:00.000Z", words: "9am, Tuesday 6 May 2014 (BST)" };
const closes = { instant: "2014-05-16T11:00:00.000Z", words: "12 noon, Friday 16 May 2014 (BST)" };

function timetableAt(instant: string) {
  return (
    <Timetable
      id="time"
      title="Timetable"
      now={{ instant, words: "now" }}
      stages={[
        { name: "Round 2", start: opens, end: closes },
        { name: "Sealed", start: closes },
      ]}
    />
  );
}

const movement = (
  <Movement
    id="move"
    title="Movement"
    bidders={[{ name: "A & B", dropped: ["Wales"], kept: ["London", "Essex"], added: [] }]}
  />
);

describe("every picture", () => {
  const pictures = { coverage, matrix, timetable: timetableAt("2014-05-08T08:00:00.000Z"), movement };
  for (const [name, picture] of Object.entries(pictures))
    it(`lives without inline style, and has its facts as a table: ${name}`, async () => {
      const markup = await markupOf(picture);
      expect(markup).not.toMatch(/\sstyle=|<style/);
      expect(markup).not.toMatch(/undefined|NaN|Infinity|\[object/);
      const [details] = elements(treeOf(markup), "details");
      expect(details && elements([details], "table")).toHaveLength(1);
    });
});

describe("the coverage map", () => {
  it("says the counts, and which are under the minimum", async () => {
    expect(factsOf(await markupOf(coverage))).toEqual([
      ["Area", "Name", "Bidders"],
      ["1", "Northumbria", "0 bidders, under the minimum of 2"],
      ["11", "Wales", "1 bidder, under the minimum of 2"],
      ["20", "London", "3 bidders"],
    ]);
  });

  it("marks those under the minimum by a dashed border, not by colour alone", async () => {
    const map = elements(treeOf(await markupOf(coverage)), "svg").find(
      (tree) => typeof tree !== "string" && tree.attributes["class"] === "app-map",
    );
    const dashed = elements(map ? [map] : [], "rect").filter(
      (tree) => typeof tree !== "string" && tree.attributes["stroke-dasharray"],
    );
    expect(dashed).toHaveLength(2);
  });

  it("names its links by what is seen on the tile and what it means", async () => {
    expect(await markupOf(coverage)).toContain('<a href="/lots/20" aria-label="20 3 London: 3 bidders">');
  });

  it("explains every tone that it uses, whatever the minimum", async () => {
    for (const minimum of [0, 1, 2, 3]) {
      const legend = elements(
        treeOf(await markupOf(<CoverageMap id="c" title="Bidders" areas={areas} minimum={minimum} />)),
        "ul",
      );
      const explained = new Set(
        elements(legend, "rect").map((tree) => (typeof tree === "string" ? "" : tree.attributes["fill"])),
      );
      for (const count of [0, 1, 2, 3, 4, 5, 6, 7])
        expect(explained).toContain(fillOf(toneOfCount(count, minimum)));
    }
  });
});

describe("a tile map", () => {
  it("escapes names and leaves an empty value out of the words", async () => {
    const markup = await markupOf(
      <TileMap
        id="m"
        title="Yours"
        valueHeading="Your preference"
        legend={[]}
        areas={[{ number: 1, name: "A <b>", tile: [0, 0], value: "", meaning: "not chosen", tone: 0 }]}
      />,
    );
    expect(markup).not.toContain("<b>");
    expect(factsOf(markup)[1]).toEqual(["1", "A <b>", "not chosen"]);
    expect(markup).toContain('role="img"');
  });
});

describe("ink", () => {
  it("has a contrast of 4.5 to 1 on every tone, and the tones grow darker in greyscale", () => {
    const tones: Tone[] = [0, 1, 2, 3, 4];
    for (const tone of tones) expect(contrast(fillOf(tone), inkOn(tone))).toBeGreaterThanOrEqual(4.5);
    const light = tones.map((tone) => luminance(fillOf(tone)));
    expect(light).toEqual([...light].toSorted((one, other) => other - one));
    expect(new Set(light).size).toBe(5);
  });
});

describe("the matrix", () => {
  it("says who holds what, and how many hold each lot", async () => {
    expect(factsOf(await markupOf(matrix))).toEqual([
      ["Bidder", "Lots"],
      ["A & B", "20 London (1st)"],
      ["C", "11 Wales (1st), 20 London (2nd)"],
      ["D", "None"],
      ["How many", "11 Wales (1, under the minimum of 2), 20 London (2)"],
    ]);
  });
});

describe("the timetable", () => {
  it.each([
    ["2014-05-16T11:00:00.000Z", ["8 May", "10 May", "12 May", "14 May", "16 May"].join()],
    ["2014-08-16T11:00:00.000Z", ["20 May", "3 Jun", "17 Jun", "1 Jul", "15 Jul", "29 Jul", "12 Aug"].join()],
    [
      "2015-10-16T11:00:00.000Z",
      ["Jul 2014", "Oct 2014", "Jan 2015", "Apr 2015", "Jul 2015", "Oct 2015"].join(),
    ],
    ["2019-03-16T11:00:00.000Z", ["Jan 2015", "Jan 2016", "Jan 2017", "Jan 2018", "Jan 2019"].join()],
  ])("the timetable up to %s marks days or months, eight at most", async (until, marked) => {
    const scale = timeScale(opens.instant, until);
    const axis = await markupOf(<TimeAxis scale={scale} />);
    expect([...axis.matchAll(/>([^<>]+)<\/text>/g)].map(([, words]) => words).join()).toBe(marked);
  });

  const stateAt = async (instant: string) => factsOf(await markupOf(timetableAt(instant)))[1]?.at(-1);

  it("is to come a millisecond before it opens, and open at the instant", async () => {
    expect(await stateAt("2014-05-06T07:59:59.999Z")).toBe("To come");
    expect(await stateAt("2014-05-06T08:00:00.000Z")).toBe("Open now");
  });

  it("is open a millisecond before it closes, and closed at the instant", async () => {
    expect(await stateAt("2014-05-16T10:59:59.999Z")).toBe("Open now");
    expect(await stateAt("2014-05-16T11:00:00.000Z")).toBe("Closed");
  });

  it("shows instants in words and for machines", async () => {
    expect(await markupOf(timetableAt("2014-05-08T08:00:00.000Z"))).toContain(
      '<time datetime="2014-05-16T11:00:00.000Z">12 noon, Friday 16 May 2014 (BST)</time>',
    );
  });

  it("draws the line of now only within the time that it shows", async () => {
    const dashes = async (instant: string) =>
      (await markupOf(timetableAt(instant))).split("stroke-dasharray").length - 1;
    expect(await dashes("2014-05-08T08:00:00.000Z")).toBe(2);
    expect(await dashes("2015-05-08T08:00:00.000Z")).toBe(0);
  });
});

describe("the movement", () => {
  it("names the lots that were dropped, kept and added", async () => {
    expect(factsOf(await markupOf(movement))).toEqual([
      ["Bidder", "Dropped", "Kept", "Added"],
      ["A & B", "Wales", "London, Essex", "None"],
    ]);
  });
});

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("a map of a few areas", () => {
  it("begins at the first of them, and draws no empty squares around them", async () => {
    const map = await markupOf(
      <CoverageMap id="few" title="Few" areas={areas.slice(2)} minimum={2} beside={<p>Read beside it</p>} />,
    );
    expect(map).toContain('viewBox="346 578 116 116" width="116" height="116"');
    expect(map).toContain("Read beside it");
  });
});
