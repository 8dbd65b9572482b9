/**
 * A card terminal, assigned to a branch.
 *
 * Only `id` is sure to be there. Fields that the API sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-terminal-by-id
 */
export interface Terminal {
  /** paymennt.com's id, up to 19 digits as text: the `terminalId` of a checkout. Never turn it into a number. */
  id: string;
  /** Its name. */
  alias?: string | undefined;
  /** The model: `AMS1`. */
  deviceType?: string | undefined;
  /** The number on the device. */
  serialNumber?: string | undefined;
  /** Id of the branch that has it. */
  branchId?: string | undefined;
  /** Name of the branch that has it. */
  branchName?: string | undefined;
  /** Whether it can take payments. */
  active?: boolean | undefined;
}
