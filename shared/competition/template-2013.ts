import { DraftContent } from "./draft-schema.ts";

/**
 * The 21 Contract Package Areas of the Transforming Rehabilitation competition: CPA number, nDelius code, name, place
 * on the tile map, other names, resettlement prisons. Numbers 9, 10 and 12 stand in papers of the time (West Midlands
 * Police and Crime Panel, 20 January 2014); the others follow the numbering as generally published.
 */
const LOTS = [
  [1, "C01", "Northumbria", [2, 0], [], []],
  [2, "C02", "Cumbria and Lancashire", [1, 1], [], []],
  [3, "C03", "Durham Tees Valley", [2, 1], [], []],
  [4, "C04", "Humberside, Lincolnshire and North Yorkshire", [3, 2], [], []],
  [5, "C05", "West Yorkshire", [2, 2], [], []],
  [6, "C07", "Cheshire and Greater Manchester", [1, 3], [], []],
  [7, "C06", "Merseyside", [1, 2], [], []],
  [8, "C09", "South Yorkshire", [2, 3], [], []],
  [
    9,
    "C11",
    "Staffordshire and West Midlands",
    [2, 4],
    [],
    ["Birmingham", "Dovegate", "Hewell", "Oakwood", "Drake Hall"],
  ],
  [
    10,
    "C08",
    "Derbyshire, Leicestershire, Nottinghamshire and Rutland",
    [3, 3],
    ["East Midlands", "Derbyshire, Nottinghamshire, Leicestershire & Rutland"],
    ["Leicester", "Nottingham", "Sudbury", "Ranby", "Foston Hall"],
  ],
  [11, "C10", "Wales", [0, 4], ["Cymru"], []],
  [
    12,
    "C12",
    "Warwickshire and West Mercia",
    [1, 4],
    ["West Mercia & Warwickshire"],
    ["Featherstone", "Hewell"],
  ],
  [13, "C15", "Bristol, Gloucestershire, Somerset and Wiltshire", [1, 5], ["BGSW"], []],
  [14, "C19", "Dorset, Devon and Cornwall", [0, 6], [], []],
  [15, "C20", "Hampshire and Isle of Wight", [2, 6], [], []],
  [16, "C16", "Thames Valley", [2, 5], [], []],
  [17, "C13", "Bedfordshire, Northamptonshire, Cambridgeshire and Hertfordshire", [3, 4], ["BeNCH"], []],
  [18, "C14", "Norfolk and Suffolk", [4, 4], [], []],
  [19, "C18", "Essex", [4, 5], [], []],
  [20, "C17", "London", [3, 5], [], []],
  [
    21,
    "C21",
    "Kent, Surrey and Sussex",
    [3, 6],
    ["KSS"],
    ["Elmley", "Rochester", "Blantyre House", "Stanford Hill"],
  ],
] as const;

/**
 * The timetable as first announced on 19 September 2013: name, kind, what its times are worth, when it opens and closes, its
 * number, and whether lots are ranked in it. The PQQ's closing time was later moved by two weeks, by an
 * amendment. What is marked "assumed" has no date in the sources, and neither has the ranking of round 2.
 */
const STAGES = [
  ["launch", "launch", "day", "2013-09-19T09:00"],
  ["pqq", "pqq", "instant", "2013-09-19T09:00", "2013-10-31T12:00"],
  ["data-room", "data-room", "day", "2013-12-18T09:00"],
  ["pqq-outcome", "pqq-outcome", "day", "2013-12-19T09:00"],
  ["itn", "itn", "month", "2014-01-20T09:00"],
  ["preferences-1", "lot-preferences", "month", "2014-02-03T09:00", "2014-02-28T12:00", 1, false],
  ["uplift-1", "uplift", "month", "2014-02-17T09:00", undefined, 1],
  ["uplift-2", "uplift", "month", "2014-03-17T09:00", undefined, 2],
  ["dialogue", "dialogue", "month", "2014-03-03T09:00", "2014-06-13T17:00"],
  ["preferences-2", "lot-preferences", "assumed", "2014-05-06T09:00", "2014-05-16T12:00", 2, true],
  ["tender", "tender", "day", "2014-04-01T09:00", "2014-06-30T12:00"],
  ["evaluation", "evaluation", "month", "2014-07-01T09:00", "2014-10-24T17:00"],
  ["preferred-bidders", "preferred-bidders", "day", "2014-10-29T09:00"],
  ["award", "award", "day", "2014-12-05T09:00"],
  ["mobilisation", "mobilisation", "day", "2014-12-05T09:00", "2015-02-01T00:00"],
] as const;

/** The competition of 2013 as it can be created again. Caps and rules as the Ministry of Justice published them. */
export const TEMPLATE_2013: DraftContent = DraftContent.parse({
  title: "Transforming Rehabilitation",
  lotsAre: { name: "Contract Package Area", short: "CPA" },
  lots: LOTS.map(([cpaNumber, ndeliusCode, name, tile, aliases, prisons]) => ({
    lotId: `lot-${cpaNumber}`,
    cpaNumber,
    ndeliusCode,
    name,
    tile,
    aliases,
    prisons,
  })),
  stages: STAGES.map(([stageId, kind, precision, opens, closes, number, ranked]) => ({
    stageId,
    kind,
    precision,
    opens,
    closes,
    number,
    ranked,
  })),
  caps: { marketSharePercent: 25, fundingPercent: 50, fundingMultiple: 2 },
  minimumBidders: 2,
});
