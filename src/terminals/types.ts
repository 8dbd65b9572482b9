/**
 * A card terminal, assigned to a branch.
 *
 * Only `id` is always present. The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-terminal-by-id
 */
export interface Terminal {
  /** paymennt.com's id, up to 19 digits as text: the `terminalId` of a checkout. Never turn it into a number. */
  id: string;
  /** Name. */
  alias?: string | undefined;
  /** The model: `AMS1`. */
  deviceType?: string | undefined;
  /** Serial number. */
  serialNumber?: string | undefined;
  /** Id of the branch of this terminal. */
  branchId?: string | undefined;
  /** Name of the branch of this terminal. */
  branchName?: string | undefined;
  /** Whether the terminal can take payments. */
  active?: boolean | undefined;
}
