import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';

/** A terminal. The API's description calls it a POS assignment (see api-notes: copied-descriptions). */
export const terminalSchema = looseObject({
  id,
  alias: optionalText,
  deviceType: optionalText,
  serialNumber: optionalText,
  branchId: optionalText,
  branchName: optionalText,
  active: optionalFlag,
});
