// The level that a form begins with: what criminal information is marked (domain.md section 3, markings).
export const usualLevel = 'PROTECTED_B';
