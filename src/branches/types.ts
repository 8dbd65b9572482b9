/**
 * A new branch: a shop, a till, a line of business that checkouts can belong to.
 *
 * @see https://docs.paymennt.com/api#operation/create-branch
 */
export interface BranchParams {
  /** Name. The API refuses the name of another branch of yours. */
  name: string;
  /** ISO 4217 code of the branch's currency, in capitals. */
  currency: string;
  /** Description of the branch. */
  description?: string | undefined;
}

/**
 * A branch.
 *
 * Only `id` is always present. The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-branch-by-id
 */
export interface Branch {
  /** paymennt.com's id, up to 19 digits as text: the `branchId` of a checkout. Never turn it into a number. */
  id: string;
  /** Name. */
  name?: string | undefined;
  /** ISO 4217 code of the branch's currency. */
  currency?: string | undefined;
  /** Description of the branch. */
  description?: string | undefined;
  /** Probably whether new checkouts can use the branch: the API does not describe this field. */
  enabled?: boolean | undefined;
}
