import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Holder } from "./fence.ts";
import type { Running } from "./functions.ts";
import { OBJECT_RIGHTS } from "./object-fence.ts";
import { acknowledgeAllUnder } from "./wildcard.ts";

/** Gives the roles what the fence of the objects says, and nothing else. */
export function grantObjects(
  running: Readonly<Record<Holder, Running>>,
  buckets: { readonly uploads: Bucket; readonly sealed: Bucket },
): void {
  for (const { holder, bucket, folder, actions, why } of OBJECT_RIGHTS) {
    const { role } = running[holder];
    role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [buckets[bucket].arnForObjects(`${folder}/*`)],
      }),
    );
    acknowledgeAllUnder(role, buckets[bucket], `/${folder}/*`, why);
  }
}
