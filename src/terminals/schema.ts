import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';

/** T47: the spec calls it a POS assignment and describes both branch fields as a name. */
export const terminalSchema = looseObject({
  id,
  alias: optionalText,
  deviceType: optionalText,
  serialNumber: optionalText,
  branchId: optionalText,
  branchName: optionalText,
  active: optionalFlag,
});
