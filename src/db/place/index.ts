// Where a node's folder, socket and user are, for whoever opens no database: the terminal, and root before it gives itself up (bin/as-root.mjs). Reads no driver.
export { socketFolderFor } from '../socket-folder.js';
export { dataFolderPath, preparePrivateFolder } from '../data-folder.js';
export { dropRoot, ensureSystemUser, reachableBy, systemHome } from '../system-user.js';
