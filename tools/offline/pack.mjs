// The best zlib does; a browser unpacks it itself.
import { constants, deflateRawSync } from 'node:zlib';

export const pack = (bytes) => deflateRawSync(bytes, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
