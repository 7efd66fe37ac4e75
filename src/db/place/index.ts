// Where a node's folder and socket are, for whoever opens no database: the terminal. Reads no driver.
export { socketFolderFor } from '../socket-folder.js';
export { dataFolderPath } from '../data-folder.js';
