// The licences of what the app bundles, which the build writes beside the page.
import { z } from 'zod';

const licencesSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    /** An SPDX expression. */
    license: z.string(),
    /** The address of its source. */
    source: z.string().optional(),
    text: z.string(),
  }),
);
export type BundledLicence = z.infer<typeof licencesSchema>[number];

/** Rejects if the file is missing, as in development, or is not what the build writes. */
export async function loadLicences(): Promise<readonly BundledLicence[]> {
  const answer = await fetch('licences.json');
  if (!answer.ok) throw new Error(`licences.json: ${answer.status}`);
  return licencesSchema.parse(await answer.json());
}
