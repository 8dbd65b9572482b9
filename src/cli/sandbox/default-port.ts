/** The first digits of the vendor's test card, so that developers remember the port. */
export const DEFAULT_PORT = 4242;
