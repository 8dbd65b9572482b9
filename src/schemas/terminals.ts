import { id, looseObject, optionalFlag, optionalText } from './response.js';

export const terminalSchema = looseObject({
  id,
  alias: optionalText,
  deviceType: optionalText,
  serialNumber: optionalText,
  branchId: optionalText,
  branchName: optionalText,
  active: optionalFlag,
});
