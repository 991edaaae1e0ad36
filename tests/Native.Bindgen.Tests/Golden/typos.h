// Allow=sum;number;stroe*;store*;stor_put;color* | Block=COLOR | Handles=struct store:store_new:store_free;store:store_create:store_free;store:store_new:store_put;store:store_new | OutParameters=sum:reslt;sum:count | Spans=sum:valus:count;summ:values:count;sum:values:result | Rename=store_fre=free;store_free | Opaque=stores | StripPrefix=strore_
typedef struct store store;
enum color { COLOR_RED };
store *store_new(void);
void store_free(store *s);
int store_put(store *s, int key);
void sum(const double *values, int count, double *result);
typedef int number;
