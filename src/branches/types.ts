/**
 * A new branch: a shop, a till, a line of business that checkouts can belong to.
 *
 * @see https://docs.paymennt.com/api#operation/create-branch
 */
export interface BranchParams {
  /** Its name; the API refuses one that another branch of yours has. */
  name: string;
  /** ISO 4217 code in capitals: what the branch sells in. */
  currency: string;
  /** A few words about it. */
  description?: string | undefined;
}

/**
 * A branch.
 *
 * Only `id` is sure to be there. Fields that the API sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-branch-by-id
 */
export interface Branch {
  /** paymennt.com's id, up to 19 digits as text: the `branchId` of a checkout. Never turn it into a number. */
  id: string;
  /** Its name. */
  name?: string | undefined;
  /** ISO 4217 code: what the branch sells in. */
  currency?: string | undefined;
  /** A few words about it. */
  description?: string | undefined;
  /** Whether it can be used for new checkouts, going by the name: the API does not describe it. */
  enabled?: boolean | undefined;
}
