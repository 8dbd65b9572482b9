import { generate } from 'selfsigned';

/** A key, and a certificate that its owner has signed. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** An identity for a loopback server, or for whoever calls one. */
export async function selfSigned(commonName: string): Promise<Identity> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: commonName }], {
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { key, cert };
}
