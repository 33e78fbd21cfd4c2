import { type FileAt, StoredFile } from "../../shared/files/schema.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { asKept } from "../platform/as-kept.ts";

/** Where the row of a file lies: with the other files of its organisation in the competition. */
export const fileKey = ({ organisationId, competitionId, fileId }: FileAt): Key => ({
  pk: partition("FILE", organisationId, competitionId),
  sk: sort("FILE", fileId),
});

export const fileOf = asKept(StoredFile);
