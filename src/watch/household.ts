// How many may live at one address, or bear one household's name, and still be near each other: the same for what explains a look and for what is held against it.

/** Nine people under one roof are nearly always a building without flat numbers, a home or a shelter; larger families are few. Whoever lives there is near nobody by that alone. */
export const LARGEST_HOUSEHOLD = 8;
