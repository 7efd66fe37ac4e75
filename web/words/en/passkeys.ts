// English words of passkeys and of stepping up.
export const passkeys = {
  passkeys: {
    title: 'Passkeys', hint: 'A passkey signs you in with your device, and your PIN, finger or face on it. The key never leaves the device; nothing that could be stolen is typed or sent.',
    table: 'Your passkeys', name: 'Name', made: 'Made (UTC)', used: 'Last used (UTC)', never: 'never', copy: 'Copy', copied: 'kept by the maker of the device', notCopied: 'on the device only', state: 'State', works: 'works',
    stopped: 'stopped: its counter went back, a copy of the key may be about; tell your integrity officer', none: 'You have no passkey yet.', act: 'Remove', remove: 'Remove {{name}}',
    make: 'Make a passkey', newName: 'Name of the new passkey', newHint: 'So that you know it again: “desk key”, “laptop”.', send: 'Make it on this device', done: 'The passkey was made. It signs you in from now on.',
    removeTitle: 'Remove this passkey', removeWhat: 'The passkey “{{name}}” opens nothing any more. The device keeps its half until you delete it there.', removeWho: 'Nobody else is told.', removeRecorded: 'That you removed it, and when.', removeSend: 'Remove the passkey', removed: 'The passkey was removed.', back: 'Back to the passkeys',
    lastStays: 'The last working passkey stays: you have no other way to sign in. Your agency administrator can take it away.',
    enter: 'Sign in with a passkey', notVerified: 'The device did not verify you, or you stopped. Nothing was changed.', known: 'This device already holds a passkey of yours.', opensNothing: 'This passkey opens nothing here. Nothing was opened.',
    withdraw: 'Take their passkeys away',
    noSupport: 'This browser knows no passkeys.', byName: 'Passkeys know names, not numbers. Open this node by its name:',
  },
  stepUp: {
    title: 'Show that it is you', why: 'This act asks once more who you are: a session left open is not enough for it. It counts for five minutes, in this session alone, and it is recorded.',
    begin: 'Show that it is you', password: 'Your password', passwordHint: 'Only in a demo folder, and only while you have no passkey. Elsewhere a passkey is needed.', send: 'Go on', none: 'You have no way to do this yet. Make a passkey within five minutes of signing in, or ask your agency administrator.',
    wrong: 'That did not show that it is you. Try again.', cancel: 'Leave it', needed: 'This act asks once more who you are.',
  },
};
