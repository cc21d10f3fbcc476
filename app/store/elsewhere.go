//go:build !js || !wasm

package store

// A Store is the open database.
type Store struct{}

// Open reports [ErrUnavailable]: there is no IndexedDB outside a browser.
func Open() (*Store, error) { return nil, ErrUnavailable }

func (*Store) Save(Article) (ID, error)      { return 0, ErrUnavailable }
func (*Store) Load(ID) (Article, error)      { return Article{}, ErrUnavailable }
func (*Store) List() ([]Card, error)         { return nil, ErrUnavailable }
func (*Store) Texts() (map[ID]string, error) { return nil, ErrUnavailable }
func (*Store) Last() (Article, bool, error)  { return Article{}, false, ErrUnavailable }
func (*Store) Delete(ID) error               { return ErrUnavailable }
func (*Store) Put(string, []byte) error      { return ErrUnavailable }
func (*Store) Get(string) ([]byte, error)    { return nil, ErrUnavailable }
