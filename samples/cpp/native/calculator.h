#ifndef CALCULATOR_H
#define CALCULATOR_H

#ifdef __cplusplus
extern "C" {
#endif

enum { CALCULATOR_OK = 0, CALCULATOR_NO_MEMORY = 1, CALCULATOR_BAD_INPUT = 2, CALCULATOR_FAILED = 3 };

typedef struct calculator calculator;

/* Returns NULL if no memory is available. */
calculator *calculator_new(void);
void calculator_free(calculator *self);

/* Evaluates a formula in reverse Polish notation, such as "1 2 +". Returns an error code. */
int calculator_evaluate(calculator *self, const char *formula, double *value);

/* Returns the message of the last error; valid until the next call. */
const char *calculator_error(const calculator *self);

#ifdef __cplusplus
}
#endif

#endif
