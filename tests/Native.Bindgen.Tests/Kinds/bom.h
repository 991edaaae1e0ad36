#pragma once
/* café Latin-1 ÿ */
/** Doc with Latin-1: été <b> & "q" þ */
int	bom_one(	int	a,
	int	b	);	/**< behind é */
#define BOM_TEXT "cafÃ© \
next"
#define BOM_CONT 1 + \
	2
#define BOM_BYTES "\xe9\xff"
struct bom_s {
	int x; // café
	int y; ///< yÿ
};
int bom_two(struct bom_s *s);
