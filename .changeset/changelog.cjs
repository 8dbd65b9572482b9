// Lines of CHANGELOG.md as their authors wrote them: no hashes, no names. Readers want to know whether it is about them.
const getReleaseLine = async ({ summary }) => `- ${summary.trim().replaceAll('\n', '\n  ')}`;

const getDependencyReleaseLine = async () => '';

module.exports = { getReleaseLine, getDependencyReleaseLine };
