import { z } from 'zod';

/** The head of a paper without its number and day. */
export const LastHead = z.object({
  symbol: z.string(),
  place: z.string(),
  authority: z.string(),
  position: z.string(),
  signer: z.string(),
  recipients: z.array(z.string()),
});
