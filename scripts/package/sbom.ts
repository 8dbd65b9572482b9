import { readFileSync, writeFileSync } from 'node:fs';
import type { BundledPackage } from './bundled-packages.js';

type Named = Pick<BundledPackage, 'name' | 'version' | 'license'>;

const purlOf = ({ name, version }: Named) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function component(of: Named) {
  const [name = of.name, group] = of.name.split('/').reverse();
  const purl = purlOf(of);
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group && { group }),
    name,
    version: of.version,
    licenses: [{ expression: of.license }],
    purl,
  };
}

/** The digest of the tarball that npm installed, by the lock file. */
function hashesOf({ folder }: BundledPackage) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string } | undefined>;
  };
  const place = folder.slice(folder.indexOf('node_modules/'));
  const [algorithm, digest] = packages[place]?.integrity?.split('-') ?? [];
  if (algorithm !== 'sha512' || !digest) throw new Error(`package-lock.json has no digest of ${place}.`);
  return [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }];
}

/**
 * Writes a CycloneDX bill of what is inside of the package. `npm sbom` would list what is installed to build it, which
 * no user ever runs. Without a time stamp or a serial number, so that the same build has the same bill.
 */
export function writeSbom(file: string, packages: readonly BundledPackage[]): void {
  const ours = JSON.parse(readFileSync('package.json', 'utf8')) as Named;
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: component(ours) },
    components: packages.map((bundled) => ({
      ...component(bundled),
      scope: 'required',
      hashes: hashesOf(bundled),
    })),
    dependencies: [
      { ref: purlOf(ours), dependsOn: packages.map(purlOf) },
      ...packages.map((bundled) => ({ ref: purlOf(bundled) })),
    ],
    compositions: [{ aggregate: 'complete', assemblies: [purlOf(ours)] }],
  };
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
}
