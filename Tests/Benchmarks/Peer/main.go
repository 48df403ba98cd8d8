// A dossier's page as a Go program with pgx makes it, from the statements that the portal's page asks.
//
// Usage: peer postgresql://…; prints its port. Built with Debian's golang-go and golang-github-jackc-pgx-v4-dev.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

const revisionSQL = `SELECT value FROM counters WHERE name = 'catalogue'`

const dossierSQL = `SELECT coalesce(filing_agency, agency), procedure, procedure_version, channel, return_by, lookup_key,
 applicant_kind, applicant_name, identity, phone, email, address, birth_date, ward, representative,
 representative_identity, summary, papers, notices, is_confidential, id, code, filed_code, time_value, time_unit, cutoff,
 supplement FROM dossiers WHERE id = coalesce((SELECT id FROM dossiers WHERE code = $1),
 (SELECT id FROM dossiers WHERE filed_code = $1)) AND is_confidential <= $2`

const eventsSQL = `SELECT at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due, is_due_provisional, step,
 officer, consultation, old_due, correction, undone_status, undone_at, agencies, ground
 FROM events WHERE id BETWEEN $1 AND $2 ORDER BY id`

const ratingSQL = `SELECT level, comment, at FROM ratings WHERE dossier_id = $1`

var page = template.Must(template.New("page").Parse(`<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{{.Procedure}} – {{.Code}}</title></head><body>
<header><nav><a href="/">Tra cứu</a> <a href="/thu-tuc">Thủ tục</a> <a href="/thong-ke">Số liệu</a></nav></header><main>
<p>Mã hồ sơ {{.Code}}</p><h1>{{.Procedure}}</h1><h2>Diễn biến</h2><ol>{{range .Events}}<li><strong>{{.Kind}}</strong>
<p><time datetime="{{.At.Format "2006-01-02T15:04:05+07:00"}}">{{.At.Format "15 giờ 04, 02/01/2006"}}</time></p>
<p>{{.Note}}</p></li>{{end}}</ol><h2>Cơ quan giải quyết</h2><dl><dt>Cơ quan</dt><dd>{{.Agency}}</dd>
<dt>Thời hạn</dt><dd>{{.Time}}</dd></dl>{{if .Level}}<p>Hồ sơ này đã được đánh giá.</p>{{end}}
</main><footer>Tổng đài <a href="tel:1022">1022</a></footer></body></html>`))

type event struct {
	At   time.Time
	Kind string
	Note string
}

type dossier struct {
	Code, Procedure, Agency string
	Time                    int64
	Level                   int64
	Events                  []event
}

var (
	pool    *pgxpool.Pool
	names   = map[string]string{}
	vietnam = time.FixedZone("+07", 7*3600)
)

// Whatever is in the result is read in one wait for the server, as far as one statement does not need another's.
func find(ctx context.Context, code string) (*dossier, error) {
	connection, err := pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer connection.Release()
	var found dossier
	var id, revision int64
	var agency, procedure string
	first := &pgx.Batch{}
	first.Queue(revisionSQL)
	first.Queue(dossierSQL, code, 0)
	results := connection.SendBatch(ctx, first)
	if err := results.QueryRow().Scan(&revision); err != nil {
		results.Close()
		return nil, err
	}
	err = results.QueryRow().Scan(&agency, &procedure, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil,
		nil, nil, nil, nil, &id, &found.Code, nil, &found.Time, nil, nil, nil)
	results.Close()
	if err != nil {
		return nil, err
	}
	found.Agency, found.Procedure = names[agency], names[procedure]

	second := &pgx.Batch{}
	second.Queue(eventsSQL, id<<16, id<<16|0xFFFF)
	second.Queue(ratingSQL, id)
	results = connection.SendBatch(ctx, second)
	defer results.Close()
	rows, err := results.Query()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var at int64
		var event event
		err := rows.Scan(&at, nil, &event.Kind, nil, &event.Note, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil,
			nil, nil)
		if err != nil {
			rows.Close()
			return nil, err
		}
		event.At = time.UnixMicro(at).In(vietnam)
		found.Events = append(found.Events, event)
	}
	rows.Close()
	if err := results.QueryRow().Scan(&found.Level, nil, nil); err != nil && err != pgx.ErrNoRows {
		return nil, err
	}
	return &found, nil
}

func show(answer http.ResponseWriter, request *http.Request) {
	found, err := find(request.Context(), strings.TrimPrefix(request.URL.Path, "/tra-cuu/"))
	if err == pgx.ErrNoRows {
		http.NotFound(answer, request)
		return
	}
	if err != nil {
		http.Error(answer, err.Error(), http.StatusInternalServerError)
		return
	}
	answer.Header().Set("Content-Type", "text/html; charset=utf-8")
	var text strings.Builder
	if err := page.Execute(&text, found); err != nil {
		http.Error(answer, err.Error(), http.StatusInternalServerError)
		return
	}
	answer.Header().Set("Content-Length", fmt.Sprint(text.Len()))
	answer.Write([]byte(text.String()))
}

func readNames(ctx context.Context) error {
	rows, err := pool.Query(ctx, "SELECT code, record FROM catalogue WHERE kind IN ('agency', 'procedure')")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var code, record string
		if err := rows.Scan(&code, &record); err != nil {
			return err
		}
		var entry struct {
			Name string `json:"name_vi"`
		}
		if err := json.Unmarshal([]byte(record), &entry); err != nil {
			return err
		}
		names[code] = entry.Name
	}
	return rows.Err()
}

func main() {
	ctx := context.Background()
	var err error
	if pool, err = pgxpool.Connect(ctx, os.Args[1]); err != nil {
		log.Fatal(err)
	}
	if err = readNames(ctx); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	http.HandleFunc("/tra-cuu/", show)
	log.Fatal(http.Serve(listener, nil))
}
